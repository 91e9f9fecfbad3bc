namespace Gongkai.Agencies.Acts;

/// <summary>What somebody does now: who, for which organ, when and why. Every change of the store carries one; nothing below it asks a clock.</summary>
/// <param name="Kind">What is done, as <c>matter.action</c> (<c>report.file</c>); its words stand in <see cref="ActCatalogue"/>.</param>
/// <param name="OrganId">The organ in whose ledger it is written.</param>
/// <param name="OfficerId">Who does it; null for the program itself.</param>
/// <param name="At">When.</param>
/// <param name="Why">The reason given, in the officer's own words; null when none is asked for.</param>
/// <param name="OnBehalfOf">The officer for whom a deputy acts; null when acting in one's own office.</param>
public sealed record Act(string Kind, long OrganId, long? OfficerId, DateTimeOffset At, string? Why = null, long? OnBehalfOf = null)
{
    /// <summary>The day of it in China, which has one time zone.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
