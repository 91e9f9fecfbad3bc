using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Disclosure.Registers;
using Gongkai.Reports;

namespace Gongkai.Oversight.Counting;

/// <summary>With how much a record counts in which cells, from what the ledger says of it. The same facts stand in the tables, so that a count of today
/// and one of the state of last January go the same way.</summary>
/// <param name="Form">The edition whose cells are counted.</param>
/// <param name="Last">The last day that counts.</param>
internal sealed record RecordWeights(Form Form, DateOnly Last)
{
    private readonly ImmutableSortedDictionary<string, decimal>.Builder weights = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
    private readonly HashSet<string> released = new(StringComparer.Ordinal);

    private DateOnly First => new(Last.Year, 1, 1);

    /// <summary>The record, counted; null when it counts nowhere. Items that were released several times count once, so records come in order.</summary>
    public CountedRecord? Weigh(RecordFacts record)
    {
        weights.Clear();
        switch (record.Matter)
        {
            case "register": WeighRow(record); break;
            case "request": WeighRequest(record); break;
            case "dispute": WeighDispute(record); break;
            case "fee": WeighFee(record); break;
            case "item": WeighItem(record); break;
            default: break;
        }

        return weights.Count == 0 ? null : new CountedRecord(record.Subject, weights.ToImmutable());
    }

    private void WeighRow(RecordFacts record)
    {
        if (record.Text("state") != RegisterRow.Kept || RegisterKind.Find(record.Text("register")) is not { } kind)
        {
            return;
        }

        var entry = record.Entry;
        foreach (var (cell, weight) in RegisterCount.Of(kind, entry, Last).Where(counted => Form.Has(counted.Cell)))
        {
            Add(cell.Code, weight);
        }

        if (!kind.FeedsFigures)
        {
            WeighYear(kind, entry);
        }
    }

    private void WeighYear(RegisterKind kind, RegisterEntry entry)
    {
        var code = YearCount.YearPrefix + kind.Code;
        if (kind.Has("ended") && !kind.IsStock && IsIn(entry.EndedOn))
        {
            Add($"{code}.ended", entry.Number);
        }

        if (!(kind.IsStock ? entry.On <= Last && (entry.EndedOn is null || entry.EndedOn > Last) : IsIn(entry.On)))
        {
            return;
        }

        Add(code, entry.Number);
        if (entry.Variant is { } variant)
        {
            Add($"{code}.{variant}", entry.Number);
        }

        if (entry.People is { } people)
        {
            Add($"{code}.people", people);
        }

        if (entry.Hours is { } hours)
        {
            Add($"{code}.hours", hours);
        }

        if (kind.Code == "release")
        {
            WeighRelease(code, entry);
        }
    }

    // One item on three channels is one item and three releases; of a summary line nobody knows the items.
    private void WeighRelease(string code, RegisterEntry entry)
    {
        if (entry.IsBatch)
        {
            Add($"{code}.summary", entry.Number);
        }
        else if (released.Add(entry.ItemId is { } item ? $"item/{item.ToString(CultureInfo.InvariantCulture)}" : "title/" + entry.Title))
        {
            Add($"{code}.items", 1);
        }
    }

    private void WeighItem(RecordFacts record)
    {
        if (!IsIn(record.MomentDay("first-published")))
        {
            return;
        }

        released.Add(record.Subject);
        Add("year.release", 1);
        Add("year.release.website", 1);
        Add("year.release.items", 1);
    }

    private void WeighRequest(RecordFacts record)
    {
        if (record.Text("kind") != "Request" || record.Day("received") is not { } received || received > Last || record.Day("closed") < First)
        {
            return;
        }

        var isClosed = record.Day("closed") <= Last;
        var kind = record.Text("applicant-kind")!;
        Each(received < First ? "requests.carried-in" : "requests.received", kind);
        Each(isClosed ? record.Text("outcome")! : "requests.carried-out", kind);
        if (isClosed)
        {
            Each("requests.total", kind);
        }
    }

    private void Each(string row, string kind)
    {
        Add($"{row}.{kind}", 1);
        Add($"{row}.total", 1);
    }

    private void WeighDispute(RecordFacts record)
    {
        if (record.Text("route") is not { } route || record.Day("received") is not { } received || received > Last || record.Day("result-on") < First)
        {
            return;
        }

        Add($"disputes.{route}.{(record.Day("result-on") <= Last ? record.Text("result") : "pending")}", 1);
        Add($"disputes.{route}.total", 1);
    }

    private void WeighFee(RecordFacts record)
    {
        const decimal FenInYuan = 100m;
        var yuan = (record.Number("amount") ?? 0) / FenInYuan;
        if (IsIn(record.Day("noticed")))
        {
            Add("year.fee", 1);
            Add("year.fee.amount", yuan);
        }

        if (IsIn(record.Day("paid")))
        {
            Add("year.fee.paid", yuan);
        }
    }

    private bool IsIn(DateOnly? day) => day >= First && day <= Last;

    private void Add(string code, decimal weight) => weights[code] = weights.GetValueOrDefault(code) + weight;
}
