using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports;

/// <summary>One of the six parts of the report as it stands in the text.</summary>
/// <param name="Number">1 to 6.</param>
/// <param name="Title">Heading, simplified, without its number.</param>
/// <param name="Text">The words of the part (tables left out), repaired, mapped to the source.</param>
/// <param name="Heading">Where the heading stands; null when the part was recognised without one.</param>
public sealed record ReportSection(int Number, string Title, MappedText Text, TextSpan? Heading = null);

/// <summary>The statutory annual report of one organ for one year as a value (政府信息公开工作年度报告, 《条例》第四十九、五十条). Immutable.</summary>
public sealed record AnnualReport
{
    /// <summary>Full name of the organ, simplified; null when the document does not tell it.</summary>
    public string? Organ { get; init; }

    /// <summary>The calendar year reported on; null when the document does not tell it.</summary>
    public int? Year { get; init; }

    /// <summary>Edition of the form that table 2 follows, such as <c>2021</c>; null when there is no table.</summary>
    public string? Form { get; init; }

    /// <summary>Title, simplified; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>What stands between title and part 一; null when nothing does.</summary>
    public MappedText? Preamble { get; init; }

    /// <summary>The parts in order of number; a lost part is not here.</summary>
    public ImmutableArray<ReportSection> Sections { get; init; } = [];

    /// <summary>Every cell of the form, and any other cell that was read.</summary>
    public Figures Figures { get; init; } = Figures.None;

    /// <summary>The part of that number, or null.</summary>
    public ReportSection? Section(int number) => Sections.FirstOrDefault(section => section.Number == number);
}

/// <summary>A report as read from a file: the report, what reading it noticed, and where it came from.</summary>
/// <param name="Report">The report.</param>
/// <param name="Source">The document it was read from.</param>
/// <param name="Observations">What the reader noticed about the document itself; <c>StructureChecks</c> judges it.</param>
public sealed record ReadReport(AnnualReport Report, Document Source, ImmutableArray<Observation> Observations);

/// <summary>What kind of thing a reader can notice about a document.</summary>
public enum ObservationKind
{
    /// <summary>A part (一…六) has neither heading nor words. <see cref="Observation.Section"/> names it.</summary>
    SectionMissing,

    /// <summary>A part has its table or words, but no heading.</summary>
    HeadingLost,

    /// <summary>A part stands more than once with the same words and figures.</summary>
    SectionRepeated,

    /// <summary>A part stands more than once and the copies differ: in words, or in the <see cref="Observation.Cells"/>.</summary>
    CopiesDiffer,

    /// <summary>The heading of a part stands more than once over different words; those of the first are taken.</summary>
    HeadingRepeated,

    /// <summary>A table that belongs to a part is not there at all.</summary>
    TableLost,

    /// <summary>A row of the form has no label and no values in the document.</summary>
    RowLost,

    /// <summary>A row holds fewer values than the form has columns.</summary>
    RowShort,

    /// <summary>A row holds more values than the form has columns; <see cref="Observation.Actual"/> of <see cref="Observation.Expected"/>.</summary>
    RowLong,

    /// <summary>The label of a row could not be read; it was placed by its order alone.</summary>
    LabelUnreadable,

    /// <summary>A cell holds something that is no number.</summary>
    CellUnreadable,

    /// <summary>Values of a row run together in one cell.</summary>
    ValuesGlued,

    /// <summary>Labels and values of a table do not stand together: reading order or repeated lines were lost.</summary>
    ValuesScattered,

    /// <summary>An amount has no unit, in its cell or over its column.</summary>
    UnitMissing,

    /// <summary>Cells of a block are printed empty.</summary>
    CellsBlank,

    /// <summary>Title, preamble and period name different years.</summary>
    YearsDiffer,

    /// <summary>Title, preamble and body name different organs.</summary>
    OrgansDiffer,

    /// <summary>No title was found.</summary>
    TitleMissing,

    /// <summary>The organ could not be told.</summary>
    OrganMissing,

    /// <summary>The year could not be told.</summary>
    YearMissing,

    /// <summary>Blocks of two editions stand side by side.</summary>
    FormsMixed,

    /// <summary>The text is in traditional characters or went through a converter.</summary>
    TraditionalScript,

    /// <summary>Characters that do not belong were left out of a label or word.</summary>
    JunkRemoved,

    /// <summary>Characters were recognised from a picture.</summary>
    Recognised,

    /// <summary>The document has tracked changes; it was read as if all were accepted.</summary>
    TrackedChanges,

    /// <summary>The document hides text, rows, columns or sheets, which were left out.</summary>
    HiddenContent,

    /// <summary>A font of the document does not say which characters it prints.</summary>
    FontUnmapped,

    /// <summary>Pages of the document are pictures and were not read.</summary>
    PagesUnread,

    /// <summary>The document holds other text around the report.</summary>
    FrameCut,

    /// <summary>The document is an empty form.</summary>
    EmptyForm,

    /// <summary>The document is no annual report as far as can be told.</summary>
    NotAReport,
}

/// <summary>Something a reader noticed. A fact, not a judgement.</summary>
/// <param name="Kind">What it is.</param>
public sealed record Observation(ObservationKind Kind)
{
    /// <summary>The part it concerns, 1 to 6; 0 for none.</summary>
    public int Section { get; init; }

    /// <summary>The cells it concerns, in form order.</summary>
    public ImmutableArray<CellId> Cells { get; init; } = [];

    /// <summary>The number that would have been in order (columns of the form, copies), if it is one.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The number that was found, if it is one.</summary>
    public decimal? Actual { get; init; }

    /// <summary>The words concerned, as printed; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>Where it stands; several places when it is a matter between them.</summary>
    public ImmutableArray<SourcePlace> Places { get; init; } = [];
}
