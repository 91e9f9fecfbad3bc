namespace Gongkai.Reports;

/// <summary>The name of one statistic cell of the annual report, such as <c>requests.granted.natural</c>:
/// the same in code, JSON, CSV, addresses, storage and findings. A small number inside, so that figures can be packed.</summary>
public readonly record struct CellId : IComparable<CellId>
{
    internal CellId(int index) => Index = index;

    /// <summary>Position in the append-only order of all cells of all editions, from 0.
    /// A new edition only adds at the end, so packed figures of old reports stay readable.</summary>
    public int Index { get; }

    /// <summary>The name, lower case, parts joined by full stops.</summary>
    public string Code => FormCatalogue.Default.Cells[Index].Code;

    /// <summary>What the cell is (unit, article), as the first edition that has it declares.</summary>
    public CellDefinition Definition => FormCatalogue.Default.Cells[Index];

    /// <summary>The cell of that name.</summary>
    /// <exception cref="FormatException">No edition has such a cell.</exception>
    public static CellId Parse(string code) =>
        TryParse(code, out var cell) ? cell : throw new FormatException($"'{code}' names no cell of any edition of the form.");

    /// <summary>The cell of that name; false when no edition has it.</summary>
    public static bool TryParse(string? code, out CellId cell) => FormCatalogue.Default.TryGetCell(code, out cell);

    /// <inheritdoc/>
    public int CompareTo(CellId other) => Index.CompareTo(other.Index);

    /// <summary>The name.</summary>
    public override string ToString() => Code;

    /// <summary>Order of declaration.</summary>
    public static bool operator <(CellId left, CellId right) => left.Index < right.Index;

    /// <summary>Order of declaration.</summary>
    public static bool operator >(CellId left, CellId right) => left.Index > right.Index;

    /// <summary>Order of declaration.</summary>
    public static bool operator <=(CellId left, CellId right) => left.Index <= right.Index;

    /// <summary>Order of declaration.</summary>
    public static bool operator >=(CellId left, CellId right) => left.Index >= right.Index;
}

/// <summary>What a cell counts.</summary>
public enum CellUnit
{
    /// <summary>Things: a whole number, 0 or more.</summary>
    Count,

    /// <summary>A change: a whole number with sign.</summary>
    SignedCount,

    /// <summary>Money whose unit the form leaves open; the figure's value is in 元.</summary>
    Amount,

    /// <summary>Money that the form wants in 万元; the figure's value is in 元 all the same.</summary>
    AmountInWan,
}

/// <summary>A cell as declared by the forms.</summary>
/// <param name="Id">Its small number.</param>
/// <param name="Code">Its name.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Article">The article of 《条例》 behind it, such as <c>20(1)</c>; empty when none.</param>
public sealed record CellDefinition(CellId Id, string Code, CellUnit Unit, string Article)
{
    /// <summary>True for money.</summary>
    public bool IsAmount => Unit is CellUnit.Amount or CellUnit.AmountInWan;
}
