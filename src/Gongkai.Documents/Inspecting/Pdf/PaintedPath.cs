using UglyToad.PdfPig.Core;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>The path that is being drawn, as far as it is made of rectangles.</summary>
internal sealed class PaintedPath
{
    private const double Slack = 0.6;

    private readonly List<(List<PdfPoint> Points, bool HasCurves)> parts = [];

    /// <summary>Whether it has no curves.</summary>
    public bool IsStraight => parts.TrueForAll(part => !part.HasCurves);

    public void Begin()
    {
        if (parts.Count == 0 || parts[^1].Points.Count > 0)
        {
            parts.Add(([], false));
        }
    }

    public void Add(PdfPoint point)
    {
        if (parts.Count == 0)
        {
            Begin();
        }

        parts[^1].Points.Add(point);
    }

    public void AddCurve()
    {
        Begin(parts.Count == 0);
        parts[^1] = (parts[^1].Points, true);
    }

    public PdfPoint? Close() => parts.Count > 0 && parts[^1].Points.Count > 0 ? parts[^1].Points[0] : null;

    public void Clear() => parts.Clear();

    /// <summary>The rectangle around all of it; null when there is nothing.</summary>
    public PdfRectangle? Bounds() => parts.SelectMany(part => part.Points).ToList() is { Count: > 0 } points ? Around(points, 0) : null;

    /// <summary>The rectangles that a filling covers. A part with curves counts with its bounds only when it is nearly a box (rounded corners).</summary>
    public IEnumerable<PdfRectangle> Boxes(double margin) => parts
        .Where(part => part.Points.Count >= 2 && (margin > 0 || IsBox(part.Points, part.HasCurves)))
        .Select(part => Around(part.Points, margin));

    private void Begin(bool isNeeded)
    {
        if (isNeeded)
        {
            Begin();
        }
    }

    // Every point lies on an edge of the bounds, and with straight edges four corners are met.
    private static bool IsBox(List<PdfPoint> points, bool hasCurves)
    {
        if (points.Count < 4)
        {
            return false;
        }

        var box = Around(points, 0);
        var isOnEdge = points.TrueForAll(point => Near(point.X, box.Left) || Near(point.X, box.Right) || Near(point.Y, box.Bottom) || Near(point.Y, box.Top));
        var corners = points.Where(point => (Near(point.X, box.Left) || Near(point.X, box.Right)) && (Near(point.Y, box.Bottom) || Near(point.Y, box.Top))).Select(point => (Near(point.X, box.Left), Near(point.Y, box.Top))).Distinct().Count();
        return isOnEdge && (hasCurves ? points.Count >= 8 : corners == 4);
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) <= Slack;

    private static PdfRectangle Around(List<PdfPoint> points, double margin) =>
        new(points.Min(point => point.X) - margin, points.Min(point => point.Y) - margin, points.Max(point => point.X) + margin, points.Max(point => point.Y) + margin);
}
