using Gongkai.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.XObjects;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Follows the painting of a page and keeps what lies where, and in which order.</summary>
internal sealed class PagePainter(int pageNumber, IResourceStore resources, IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters, CropBox crop, UserSpaceUnit unit, PageRotationDegrees rotation, TransformationMatrix initialMatrix, ParsingOptions options)
    : BaseStreamProcessor<PaintedPage>(pageNumber, resources, scanner, parser, filters, crop, unit, rotation, initialMatrix, options)
{
    private const double OpaqueFrom = 0.9;
    private const double ThickStroke = 5;

    // Of the size of the letters: how far capitals and Chinese characters reach up.
    private const double LineHeight = 0.72;
    private const double LeastTurn = 0.05;

    private readonly List<PaintedGlyph> glyphs = [];
    private readonly List<PaintedCover> covers = [];
    private readonly List<XObjectImage> pictures = [];
    private readonly PdfRectangle page = crop.Bounds;
    private readonly Stack<string?> marks = new();
    private IReadOnlyList<string> layers = [];
    private readonly Stack<PageRectangle?> clips = new();
    private readonly PaintedPath path = new();
    private PageRectangle? clip;
    private int order;

    public override PaintedPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return new PaintedPage(page.Width, page.Height, glyphs, covers, pictures);
    }

    public override void PushState()
    {
        clips.Push(clip);
        base.PushState();
    }

    public override void PopState()
    {
        clip = clips.TryPop(out var outer) ? outer : null;
        base.PopState();
    }

    public override void RenderGlyph(IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset, in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
    {
        // The box of the drawn signs may be empty (blanks, drawn fonts); then the width and usual height of a line stand in.
        var bounds = characterBoundingBox.GlyphBounds is { Width: > 0, Height: > 0 } drawn ? drawn : new PdfRectangle(0, -0.1, Math.Max(characterBoundingBox.Width, 0.1), 0.75);
        var place = ToPage(transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(bounds))));
        var cell = ToPage(transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfRectangle(0, 0, Math.Max(characterBoundingBox.Width, 0.01), LineHeight)))));
        var state = GetCurrentState();
        var mode = state.FontState.TextRenderingMode;
        var isInvisible = mode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip || state.AlphaConstantNonStroking < 0.05;
        var colour = mode is TextRenderingMode.Stroke or TextRenderingMode.StrokeClip ? state.CurrentStrokingColor : state.CurrentNonStrokingColor;
        glyphs.Add(new PaintedGlyph(Plain(unicode), place, cell, IsTurned(renderingMatrix, textMatrix, transformationMatrix), order++, isInvisible, ToHex(colour), pointSize, layers));
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        var layer = name.Data == "OC" && propertyDictionaryName is not null ? ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName) : null;
        marks.Push(layer is null ? null : PdfLayers.NameOf(layer, PdfScanner));
        layers = [.. marks.OfType<string>()];
    }

    public override void EndMarkedContent()
    {
        marks.TryPop(out _);
        layers = [.. marks.OfType<string>()];
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        AddCovers(GetCurrentState().CurrentNonStrokingColor, 0);
        path.Clear();
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close) => FillPath(fillingRule, close);

    // A thick line hides as well as a box does.
    public override void StrokePath(bool close)
    {
        var width = GetCurrentState().LineWidth * Math.Sqrt(Math.Abs((CurrentTransformationMatrix.A * CurrentTransformationMatrix.D) - (CurrentTransformationMatrix.B * CurrentTransformationMatrix.C)));
        if (width >= ThickStroke && path.IsStraight)
        {
            AddCovers(GetCurrentState().CurrentStrokingColor, width / 2);
        }

        path.Clear();
    }

    public override void BeginSubpath() => path.Begin();

    public override PdfPoint? CloseSubpath() => path.Close();

    public override void ClosePath() => path.Close();

    public override void EndPath() => path.Clear();

    public override void MoveTo(double x, double y)
    {
        path.Begin();
        path.Add(CurrentTransformationMatrix.Transform(new PdfPoint(x, y)));
        CurrentPosition = new PdfPoint(x, y);
    }

    public override void LineTo(double x, double y)
    {
        path.Add(CurrentTransformationMatrix.Transform(new PdfPoint(x, y)));
        CurrentPosition = new PdfPoint(x, y);
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
        path.AddCurve();
        LineTo(x3, y3);
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => BezierCurveTo(x2, y2, x3, y3);

    public override void Rectangle(double x, double y, double width, double height)
    {
        path.Begin();
        foreach (var (px, py) in new[] { (x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y) })
        {
            path.Add(CurrentTransformationMatrix.Transform(new PdfPoint(px, py)));
        }
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
        if (path.Bounds() is { } bounds)
        {
            ClipTo(ToPage(bounds));
        }
    }

    public override void PaintShading(NameToken shading)
    {
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) => ClipTo(ToPage(CurrentTransformationMatrix.Transform(rectangle)));

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
        var picture = XObjectFactory.ReadImage(xObjectContentRecord, PdfScanner, FilterProvider, ResourceStore);
        pictures.Add(picture);
        var isOpaque = !picture.IsImageMask && picture.MaskImage is null && !picture.ImageDictionary.ContainsKey(NameToken.Create("Mask")) && !picture.ImageDictionary.ContainsKey(NameToken.Create("SMask"));
        AddPicture(xObjectContentRecord.AppliedTransformation, isOpaque, picture);
    }

    protected override void RenderInlineImage(InlineImage inlineImage) => AddPicture(CurrentTransformationMatrix, !inlineImage.IsImageMask, null);

    private static bool IsTurned(in TransformationMatrix rendering, in TransformationMatrix text, in TransformationMatrix page)
    {
        var start = page.Transform(text.Transform(rendering.Transform(new PdfPoint(0, 0))));
        var end = page.Transform(text.Transform(rendering.Transform(new PdfPoint(1, 0))));
        return Math.Abs(end.Y - start.Y) > LeastTurn * Math.Abs(end.X - start.X);
    }

    // Some fonts give radicals for characters; people and patterns look for the characters.
    private static string Plain(string? text) => text is null ? "" : string.Concat(text.Select(character => character is >= '\u2E80' and <= '\u2FDF' ? PlainCharacters.Of(character) : character));

    private static string? ToHex(IColor? colour)
    {
        if (colour is PatternColor)
        {
            return null;
        }

        // What sets no colour paints black.
        var (red, green, blue) = colour?.ToRGBValues() ?? (0, 0, 0);
        return string.Concat(new[] { red, green, blue }.Select(part => ((int)Math.Clamp(Math.Round(part * 255), 0, 255)).ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private void AddPicture(TransformationMatrix matrix, bool isOpaque, XObjectImage? picture)
    {
        var place = Clipped(ToPage(matrix.Transform(new PdfRectangle(0, 0, 1, 1))));
        order++;
        if (isOpaque && place is { Area: > 0 } shown && IsOpaqueState())
        {
            covers.Add(new PaintedCover(shown, order++, null, picture, layers));
        }
    }

    private void AddCovers(IColor? colour, double margin)
    {
        order++;
        if (ToHex(colour) is not { } hex || !IsOpaqueState())
        {
            return;
        }

        foreach (var box in path.Boxes(margin))
        {
            if (Clipped(ToPage(box)) is { Area: > 0 } shown)
            {
                covers.Add(new PaintedCover(shown, order++, hex, null, layers));
            }
        }
    }

    private bool IsOpaqueState()
    {
        var state = GetCurrentState();
        return state.AlphaConstantNonStroking >= OpaqueFrom && state.SoftMask is null && state.BlendMode == UglyToad.PdfPig.Graphics.Core.BlendMode.Normal;
    }

    private void ClipTo(PageRectangle place) => clip = Clipped(place) ?? new PageRectangle(0, 0, 0, 0);

    private PageRectangle? Clipped(PageRectangle place)
    {
        if (clip is not { } limit)
        {
            return place;
        }

        double x = Math.Max(place.X, limit.X), y = Math.Max(place.Y, limit.Y);
        return new PageRectangle(x, y, Math.Max(0, Math.Min(place.Right, limit.Right) - x), Math.Max(0, Math.Min(place.Bottom, limit.Bottom) - y));
    }

    private PageRectangle ToPage(PdfRectangle rectangle)
    {
        double left = Least(rectangle.TopLeft.X, rectangle.TopRight.X, rectangle.BottomLeft.X, rectangle.BottomRight.X), right = -Least(-rectangle.TopLeft.X, -rectangle.TopRight.X, -rectangle.BottomLeft.X, -rectangle.BottomRight.X);
        double bottom = Least(rectangle.TopLeft.Y, rectangle.TopRight.Y, rectangle.BottomLeft.Y, rectangle.BottomRight.Y), top = -Least(-rectangle.TopLeft.Y, -rectangle.TopRight.Y, -rectangle.BottomLeft.Y, -rectangle.BottomRight.Y);
        return new PageRectangle(left - page.Left, page.Top - top, right - left, top - bottom);
    }

    private static double Least(double one, double two, double three, double four) => Math.Min(Math.Min(one, two), Math.Min(three, four));
}
