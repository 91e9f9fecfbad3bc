using Gongkai.Text;

namespace Gongkai.Documents.Reading.Office;

/// <summary>A Word document to blocks, as it reads with all tracked changes accepted. Heads, feet and notes of pages are left out.</summary>
internal static class DocxReader
{
    public static Document Read(OfficePackage package, string main, string name, DocumentKind kind, ReadingBudget budget)
    {
        var relations = package.Relations(main);
        var styles = DocxStyles.Read(package, Part("styles"));
        var numbering = DocxNumbering.Read(package, Part("numbering"));
        using var xml = package.Xml(main) ?? throw new NotReadableException(NotReadableReason.Damaged, "docx");
        var blocks = new List<Block>();
        new DocxBody(xml, styles, numbering, budget).ReadBlocks(blocks);
        return LaidOutText.Document(name, kind, blocks);

        string Part(string type) => relations.Values.FirstOrDefault(relation => relation.Type == type).Target ?? "";
    }
}
