namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Covers by the band of the page they lie in: a page of tables has thousands of shades, and every character asks for those at its place.</summary>
internal sealed class CoverBands
{
    private const double Height = 24;
    private const int MostBands = 400;

    private readonly Dictionary<int, List<PaintedCover>> bands = [];

    public CoverBands(IEnumerable<PaintedCover> covers)
    {
        foreach (var cover in covers)
        {
            for (var band = Band(cover.Place.Y); band <= Band(cover.Place.Bottom); band++)
            {
                (bands.TryGetValue(band, out var list) ? list : bands[band] = []).Add(cover);
            }
        }
    }

    /// <summary>Covers that may lie at a place, in the order of painting.</summary>
    public IReadOnlyList<PaintedCover> At(PageRectangle place) => bands.TryGetValue(Band((place.Y + place.Bottom) / 2), out var list) ? list : [];

    private static int Band(double y) => (int)Math.Clamp(y / Height, -1, MostBands);
}
