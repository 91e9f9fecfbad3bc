using System.Collections.Immutable;
using Gongkai.Agencies.Workflows;

namespace Gongkai.Requests;

/// <summary>The states of a case by the codes of <c>workflows.json</c>, which declares them and what can be done in them.</summary>
public static class RequestState
{
    public const string Unconfirmed = "unconfirmed";
    public const string Handling = "handling";
    public const string Clarifying = "clarifying";
    public const string Consulting = "consulting";
    public const string Reasoning = "reasoning";
    public const string Unpaid = "unpaid";
    public const string Reviewing = "reviewing";
    public const string Legal = "legal";
    public const string Secrecy = "secrecy";
    public const string Signing = "signing";
    public const string ToSend = "to-send";
    public const string Dispatched = "dispatched";
    public const string Returned = "returned";
    public const string Served = "served";
    public const string Withdrawn = "withdrawn";
    public const string Archived = "archived";
    public const string Cancelled = "cancelled";
    public const string Transferred = "transferred";

    /// <summary>The workflow.</summary>
    public static Workflow Workflow { get; } = Workflow.Of("request");

    /// <summary>Nothing has gone out to the applicant that ends it: the period matters.</summary>
    public static ImmutableArray<string> Open { get; } = [Unconfirmed, Handling, Clarifying, Consulting, Reasoning, Unpaid, Reviewing, Legal, Secrecy, Signing, ToSend];

    /// <summary>No period runs, or it stands still.</summary>
    public static ImmutableArray<string> Suspended { get; } = [Unconfirmed, Clarifying, Consulting, Unpaid];
}
