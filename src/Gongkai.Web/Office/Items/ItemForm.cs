using Gongkai.Disclosure.Items;

namespace Gongkai.Web.Office.Items;

/// <summary>An item as typed in the editor.</summary>
public sealed class ItemForm
{
    /// <summary>The revision that was opened.</summary>
    public int Seen { get; set; }

    public string? Title { get; set; }

    public string? DocumentNumber { get; set; }

    public string? Summary { get; set; }

    /// <summary>The text in the signs of <see cref="BodyText"/>.</summary>
    public string? Body { get; set; }

    public DisclosureClass Class { get; set; }

    public string? Ground { get; set; }

    public string? GroundText { get; set; }

    public string? Topic { get; set; }

    public string? Field { get; set; }

    public DateOnly? MadeOn { get; set; }

    public DateOnly? InForceFrom { get; set; }

    public DateOnly? InForceUntil { get; set; }

    /// <summary>Full names of the organs that made it too, one a line.</summary>
    public string? CoMakers { get; set; }

    /// <summary>Which button was pressed: go on with it, look at it, or give it to review.</summary>
    public string? Then { get; set; }

    internal static ItemForm Of(ItemContent content, int revision, IEnumerable<string> coMakers) => new()
    {
        Seen = revision, Title = content.Title, DocumentNumber = content.DocumentNumber, Summary = content.Summary, Body = BodySource.Of(content.Body), Class = content.Class, Ground = content.Ground,
        GroundText = content.GroundText, Topic = content.Topic, Field = content.Field, MadeOn = content.MadeOn, InForceFrom = content.InForceFrom, InForceUntil = content.InForceUntil, CoMakers = string.Join('\n', coMakers),
    };

    internal ItemContent To(DateOnly madeOn) => new()
    {
        Title = Title ?? "",
        DocumentNumber = Given(DocumentNumber),
        Summary = Given(Summary),
        Body = BodyText.ToHtml(Body ?? ""),
        Class = Class,
        Ground = Class == DisclosureClass.Proactive ? null : Given(Ground),
        GroundText = Class == DisclosureClass.Proactive ? null : Given(GroundText),
        Topic = Given(Topic),
        Field = Given(Field),
        MadeOn = madeOn,
        InForceFrom = InForceFrom,
        InForceUntil = InForceUntil,
    };

    /// <summary>The names typed as co-makers.</summary>
    internal string[] CoMakerNames => (CoMakers ?? "").Split(['\n', '、', '，', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What is asked of the parts of a draft: a file, a link, the answer to a remark.</summary>
public sealed class ItemPartsForm
{
    public long? Detach { get; set; }

    public long? Unlink { get; set; }

    public ItemLinkKind Kind { get; set; }

    /// <summary>Index number or number of the other item.</summary>
    public string? Other { get; set; }

    public string? Reply { get; set; }

    public long? Remark { get; set; }
}
