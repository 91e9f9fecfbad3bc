using Gongkai.Disclosure.Items;

namespace Gongkai.Web.Portal.Items;

/// <summary>A line of the policy library.</summary>
/// <param name="Explained">The newest public interpretation; null when there is none.</param>
public sealed record PolicyLine(long Id, ItemContent Content, DateOnly? RepealedOn, DateOnly? AmendedOn, long? Explained);

/// <summary>A document and its interpretation, side by side.</summary>
/// <param name="OrganId">Whose document it is.</param>
public sealed record ExplainedPolicy(long Id, long OrganId, string Title, long InterpretationId, string Interpretation, DateTimeOffset At);
