using System.Collections.Immutable;

namespace Gongkai.Web.Office.Overview;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Values">Its parts, in the order of the series.</param>
public sealed record BarRow(string Label, ImmutableArray<decimal> Values);
