using Gongkai.Agencies.Officers;

namespace Gongkai.Requests;

/// <summary>Who does something to a case, when and why.</summary>
/// <param name="Officer">The officer and what he may do; <see cref="OfficerAuthority.None"/> for the applicant and for the program.</param>
/// <param name="Why">The reason, where one is asked for.</param>
/// <param name="Seen">The version of the case that he had before him; null when he had none.</param>
public sealed record Handler(OfficerAuthority Officer, DateTimeOffset At, string? Why = null, int? Seen = null)
{
    /// <summary>The applicant himself, known by number and check code.</summary>
    public bool IsApplicant { get; private init; }

    /// <summary>The program, when a day has come on which the law says what happens.</summary>
    public bool IsProgram { get; private init; }

    /// <summary>The applicant.</summary>
    public static Handler Applicant(DateTimeOffset at, string? why = null) => new(OfficerAuthority.None, at, why) { IsApplicant = true };

    /// <summary>The program.</summary>
    public static Handler Program(DateTimeOffset at) => new(OfficerAuthority.None, at) { IsProgram = true };
}
