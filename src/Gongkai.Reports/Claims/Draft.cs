using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>A claim while its part of the report is still being read.</summary>
internal sealed class Draft
{
    public required Passage Passage { get; init; }

    public required int Sentence { get; init; }

    public required Clause Clause { get; init; }

    /// <summary>Its number; null for a denial.</summary>
    public CountedNumber? Number { get; init; }

    public bool IsDenial => Number is null;

    /// <summary>First character of its words.</summary>
    public int Start { get; set; }

    /// <summary>Behind its last character.</summary>
    public int End { get; set; }

    /// <summary>Kinds of words of its own.</summary>
    public WordClass Own { get; set; }

    /// <summary>Words of its own that name rows and columns of the form.</summary>
    public ImmutableArray<Word> Rows { get; set; } = [];

    /// <summary>Name under which the row that it is a share of is held against figures; empty for none.</summary>
    public string Subject { get; set; } = "";

    public Meaning Meaning { get; set; } = QuantityRules.Other;

    public ClaimScope Scope { get; set; }

    /// <summary>Whose work it speaks of.</summary>
    public Actor Actor { get; set; }

    public ClaimRelation Relation { get; set; }

    /// <summary>The draft that this one is a part or share of.</summary>
    public Draft? Of { get; set; }

    /// <summary>Number of the list it belongs to; 0 for none.</summary>
    public int List { get; set; }

    /// <summary>其中 or the like stands before it in its sentence.</summary>
    public bool IsListed { get; set; }

    public bool IsNested { get; set; }

    public bool IsPlain { get; set; }

    /// <summary>Its own words, not only what went before, name somebody else or another time.</summary>
    public bool IsSaidApart { get; set; }

    /// <summary>It would be plain, were it not for whose work or what time it seems to speak of.</summary>
    public bool IsPlainlySaid { get; set; }

    /// <summary>Every word of it is known: it is plain, or a part by applicant, channel or office.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Kinds of words in the clauses without numbers right behind it.</summary>
    public WordClass Behind { get; set; }

    public bool IsExplicit { get; set; } = true;

    /// <summary>There may be more of it than the number says.</summary>
    public bool IsAtLeast { get; set; }

    /// <summary>The result of the one case that its number counts.</summary>
    public bool IsOnlyResult { get; set; }

    public ImmutableArray<string> Channels { get; set; } = [];

    public decimal? Value => Number is { } number ? number.Value : 0;

    public UnitKind UnitKind => Number is { } number && number.UnitLength > 0 ? number.UnitKind : UnitKind.Count;

    public string Unit => Number is { } number ? Passage.Text.Substring(number.UnitStart, number.UnitLength) : "件";

    public int At => Number?.Start ?? Start;
}
