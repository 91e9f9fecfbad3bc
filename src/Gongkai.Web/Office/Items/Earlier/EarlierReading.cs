using System.Collections.Immutable;
using Gongkai.Disclosure.Earlier;

namespace Gongkai.Web.Office.Items.Earlier;

/// <summary>What was read of a list of publications made elsewhere.</summary>
/// <param name="Rows">Rows that can be recorded.</param>
/// <param name="Problems">Places that could not be read.</param>
public sealed record EarlierReading(ImmutableArray<EarlierRow> Rows, ImmutableArray<EarlierProblem> Problems);

/// <summary>A place that could not be read, and why.</summary>
/// <param name="Where">The cell or entry, as people find it: <c>C7</c>, <c>第3条</c>.</param>
/// <param name="Reason">Why, as a word of <c>EarlierImportPage</c>.</param>
/// <param name="Found">What stands there.</param>
public sealed record EarlierProblem(string Where, string Reason, string Found);
