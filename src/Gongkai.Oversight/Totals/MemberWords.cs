using System.Collections.Immutable;
using Gongkai.Oversight.Filing;
using Gongkai.Text;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Totals;

/// <summary>What the members of a total wrote, part by part under their names: material for whoever writes the government's own report.</summary>
public static class MemberWords
{
    // The parts in which organs say what they did and where they fell short.
    private static readonly int[] Parts = [1, 5];

    /// <summary>The words of every member whose report is added, as blocks.</summary>
    public static async Task<ImmutableArray<Block>> LayAsync(DbContext db, OrganTotal total, CancellationToken cancellation)
    {
        var ids = total.Members.Where(member => member.Fate == MemberFate.Counted).Select(member => member.Filed!.Id).ToList();
        var filings = await db.Set<ReportFiling>().AsNoTracking().Where(filing => ids.Contains(filing.Id)).ToDictionaryAsync(filing => filing.Id, cancellation);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(total.AsReport().Title ?? "") { Style = ParagraphStyle.Title });
        foreach (var id in ids)
        {
            var report = filings[id].Report;
            blocks.Add(new Heading(1, report.Organ ?? ""));
            foreach (var section in report.Sections.Where(section => Parts.Contains(section.Number)))
            {
                blocks.Add(new Heading(2, section.Title));
                blocks.AddRange(section.Text.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Paragraph(line.Trim())));
            }
        }

        return blocks.ToImmutable();
    }
}
