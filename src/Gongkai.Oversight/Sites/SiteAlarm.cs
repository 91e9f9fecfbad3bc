using System.Collections.Immutable;

namespace Gongkai.Oversight.Sites;

/// <summary>How much an alarm weighs.</summary>
public enum SiteWeight
{
    /// <summary>Becomes a fault soon.</summary>
    Soon,

    /// <summary>Should be put right.</summary>
    Fault,

    /// <summary>On the veto list of the site inspection 单项否决 (国办秘函〔2019〕19号).</summary>
    Veto,
}

/// <summary>What is to be checked of a site.</summary>
public enum SiteRule
{
    /// <summary>Nothing new for two weeks; said from day ten on.</summary>
    HomeStale,

    /// <summary>A head of the catalogue with nothing in it.</summary>
    HeadEmpty,

    /// <summary>A head with nothing new for half a year.</summary>
    HeadStale,

    /// <summary>There is no guide (第十二条).</summary>
    GuideMissing,

    /// <summary>The guide does not say what it must.</summary>
    GuideIncomplete,

    /// <summary>The guide says another address or number than the disclosure office has.</summary>
    GuideContact,

    /// <summary>There are no rules on disclosure.</summary>
    RulesMissing,

    /// <summary>Something should be public by now (第二十六条).</summary>
    PublicationLate,

    /// <summary>Withheld information should have been looked at again (第十八条).</summary>
    EvaluationLate,

    /// <summary>A policy without its interpretation.</summary>
    InterpretationMissing,

    /// <summary>The annual report is not published (第四十九条).</summary>
    ReportMissing,
}

/// <summary>One thing to put right.</summary>
/// <param name="What">What it is about: a head of the catalogue, an item, a part of the guide; empty for the whole site.</param>
/// <param name="Since">The day from which it counts; null when there is none.</param>
/// <param name="Address">Where it is put right; null when that is not one page.</param>
public sealed record SiteAlarm(SiteRule Rule, SiteWeight Weight, string What = "", DateOnly? Since = null, string? Address = null);

/// <summary>What a check of an organ's site found.</summary>
public sealed record SiteChecked(DateOnly On, ImmutableArray<SiteAlarm> Alarms)
{
    /// <summary>True when nothing on the veto list was found.</summary>
    public bool Passes => Alarms.All(alarm => alarm.Weight != SiteWeight.Veto);
}
