using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;

namespace Gongkai.Oversight.Totals;

/// <summary>The figures of a filed report as they lie in the store.</summary>
public sealed record FiledFigures(long Id, long OrganId, ReportScope Scope, int Version, string Form, byte[] Packed)
{
    /// <summary>The report without its words.</summary>
    public AnnualReport Report => new() { Form = Form, Figures = PackedFigures.Unpack(Packed) };

    /// <summary>True when some figure is not zero.</summary>
    public bool HasNumbers => FormCatalogue.Default.Find(Form)?.Cells.Any(cell => PackedFigures.At(Packed, cell.Id).Value is not (null or 0)) == true;

    /// <summary>Adds them to a sum: in its own edition straight from the bytes, in another through the crosswalk.</summary>
    public void AddTo(RunningSum sum)
    {
        if (Form != sum.Form.Edition)
        {
            sum.Add(Report);
            return;
        }

        sum.Begin();
        for (var position = 0; position < sum.Form.Cells.Length; position++)
        {
            var (state, value) = PackedFigures.At(Packed, sum.Form.Cells[position].Id);
            sum.Add(position, state, value);
        }
    }
}
