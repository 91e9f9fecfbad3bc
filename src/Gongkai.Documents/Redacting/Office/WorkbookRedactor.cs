using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;
using Gongkai.Documents.Inspecting.Removing;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>Redacts a workbook. The copy holds the values that are seen: no formulas, hidden sheets, rows or columns, pivot tables, comments, and no charts of a sheet in which something was taken out.</summary>
internal sealed class WorkbookRedactor : IRedactor
{
    private readonly OfficeFile file;
    private readonly string main;
    private readonly List<MarkedSheet> sheets = [];

    public WorkbookRedactor(RedactionRequest request)
    {
        Request = request;
        request.Allow(typeof(CellMark), typeof(WordsMark), typeof(PatternMark), typeof(PictureMark));
        file = OfficeFile.Open(request.Bytes, request.Budget);
        main = file.Target("", "officeDocument") ?? "xl/workbook.xml";
        var shared = file.Xml(file.Target(main, "sharedStrings") ?? "")?.Root?.Elements().Where(element => element.Is("si")).Select(Words).ToList() ?? [];
        foreach (var (name, part, state) in WorkbookSheets.Of(file, main, file.Xml(main)!).Where(sheet => sheet.State.Length == 0))
        {
            var sheet = new MarkedSheet(name, part, file.Xml(part)!, shared);
            sheet.Mark(request, isFirst: sheets.Count == 0);
            sheets.Add(sheet);
        }

        foreach (var mark in request.Marks.OfType<CellMark>().Where(mark => sheets.Count == 0 || (mark.Sheet.Length > 0 && !sheets.Exists(sheet => sheet.Name == mark.Sheet)) || CellRange.Parse(mark.Range) is null))
        {
            throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, $"{mark.Sheet}!{mark.Range}");
        }

        PackagePictures.Check(file, request);
    }

    public RedactionRequest Request { get; }

    public RedactionPreview Preview()
    {
        var places = sheets.SelectMany(sheet => sheet.Places()).Concat(PackagePictures.Places(Request)).ToList();
        return new RedactionPreview([.. places], Elsewhere.Find(places, sheets.SelectMany(sheet => sheet.Texts())), new PageTally(sheets.Count(sheet => !sheet.Places().Any()), sheets.Count(sheet => sheet.Places().Any()), 0));
    }

    public (byte[] Bytes, string Ending) Copy()
    {
        var nowhere = PackageSweep.Worth(sheets.SelectMany(sheet => sheet.WordsByPattern(Request)).Concat(Request.Marks.OfType<WordsMark>().Select(mark => mark.Words)));
        var onlyShown = PackageSweep.Worth(sheets.SelectMany(sheet => sheet.Places()).Select(place => place.Words)).Except(nowhere).ToList();
        var edit = new OfficeEdit(file);
        foreach (var sheet in sheets)
        {
            sheet.Apply([.. nowhere, .. onlyShown]);
            file.Replace(sheet.Part, sheet.Xml);
        }

        edit.Drop(relation => relation.Type is "table" or "calcChain");
        DropCharts(edit);
        PackagePictures.Apply(file, Request);
        WordRedactor.PackageParts(file, [.. sheets.Select(sheet => sheet.Part), file.Target(main, "sharedStrings") ?? ""], [.. nowhere, .. onlyShown]);
        var copy = PackageCleaner.Clean(file.Save(), "xlsx", new CleaningOrder(null, Request.Options.Inspection, Request.Budget, 0)).ToArray();
        PackageProof.Check(copy, nowhere, onlyShown, part => part.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) || sheets.Exists(sheet => sheet.Part == part), Request.Budget);
        return (copy, "");
    }

    public void Dispose() => file.Dispose();

    // A chart keeps the values it draws.
    private void DropCharts(OfficeEdit edit)
    {
        var touched = sheets.Where(sheet => sheet.Places().Any()).Select(sheet => sheet.Name).ToList();
        var charts = file.Parts.Where(part => part.StartsWith("xl/charts/", StringComparison.OrdinalIgnoreCase) && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .Where(part => file.Xml(part)!.All("f").Any(formula => touched.Exists(name => formula.Value.Contains(name, StringComparison.Ordinal)))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var drawing in file.Parts.Where(part => part.StartsWith("xl/drawings/drawing", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            var ids = file.Relations(drawing).Where(relation => charts.Contains(relation.Target)).Select(relation => relation.Id).ToHashSet(StringComparer.Ordinal);
            edit.Change(drawing, xml =>
            {
                var frames = xml.Root!.Elements().Where(anchor => anchor.Descendants().Attributes().Any(attribute => attribute.Name.NamespaceName.EndsWith("/relationships", StringComparison.Ordinal) && ids.Contains(attribute.Value))).ToList();
                frames.ForEach(OfficeEdit.Remove);
                return frames.Count > 0;
            });
        }

        edit.Drop(relation => charts.Contains(relation.Target));
    }

    private static string Words(XElement text) => string.Concat(text.Descendants().Where(element => element.Is("t") && element.Parent?.Is("rPh") != true).Select(element => element.Value));
}
