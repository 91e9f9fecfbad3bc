using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Reader.Printing;
using Gongkai.Reader.Words;
using Gongkai.Reports;

namespace Gongkai.App.Commands;

/// <summary>Prints the totals of a roll-up, and from how many figures of each state each of them comes.</summary>
internal sealed class RollUpPrinter(CommandWords words, RolledUp sum, int year)
{
    private static readonly string[] States = [.. Enum.GetValues<FigureState>().Select(state => state.Code())];
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    /// <summary>The tables of the form with totals in them; one to which a member did not give a certain figure stands behind “?”.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(words.Fill("rollup.head", ("year", year.ToString(CultureInfo.InvariantCulture)), ("form", sum.Form.Edition), ("count", sum.Members.ToString(words.Culture))));
        var totals = new AnnualReport { Form = sum.Form.Edition, Figures = Figures.From(sum.Totals.Select(total => KeyValuePair.Create(total.Cell, Shown(total)))) };
        foreach (var table in sum.Form.Tables)
        {
            FigureTable.Print(text, totals, sum.Form, table, words.Culture);
        }

        return text.AppendLine().AppendLine(words.Fill("rollup.complete", ("complete", sum.Totals.Count(total => total.IsComplete).ToString(words.Culture)), ("all", sum.Totals.Length.ToString(words.Culture)))).ToString();
    }

    /// <summary>One line a cell: code, value, whether complete, how many members' figures are in each state.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        text.Append("code,value,complete,").AppendJoin(',', States).Append("\r\n");
        foreach (var total in sum.Totals)
        {
            text.Append(CultureInfo.InvariantCulture, $"{total.Cell.Code},{total.Value?.ToString("0.##", CultureInfo.InvariantCulture)},{(total.IsComplete ? "true" : "false")},").AppendJoin(',', total.States).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>The same as one object, totals by code.</summary>
    public string Json()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("year", year);
            json.WriteString("form", sum.Form.Edition);
            json.WriteNumber("members", sum.Members);
            json.WriteBoolean("complete", sum.IsComplete);
            json.WriteStartObject("totals");
            foreach (var total in sum.Totals)
            {
                Write(json, total);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, RollUpTotal total)
    {
        json.WriteStartObject(total.Cell.Code);
        if (total.Value is { } value)
        {
            // 万元 times 10,000 leaves zeros behind; a sum prints the same wherever its parts came from.
            json.WritePropertyName("value");
            json.WriteRawValue(value.ToString("0.############", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull("value");
        }

        json.WriteBoolean("complete", total.IsComplete);
        json.WriteStartObject("states");
        foreach (var (state, count) in States.Zip(total.States).Where(pair => pair.Second > 0))
        {
            json.WriteNumber(state, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Figure Shown(RollUpTotal total) => total.Value is null
        ? Figure.Absent
        : new Figure(total.IsComplete ? FigureState.Read : FigureState.Doubtful, total.Value) { Unit = total.Cell.Definition.IsAmount ? "元" : null };
}
