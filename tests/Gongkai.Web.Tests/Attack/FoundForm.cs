using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gongkai.Web.Tests.Attack;

/// <summary>A form as it stands on a page.</summary>
internal sealed record FoundForm(string Page, string Action, bool IsPost, bool HasFiles, ImmutableArray<FoundField> Fields)
{
    public const string Token = "__RequestVerificationToken";

    /// <summary>What makes two forms the same to whoever tries them.</summary>
    public string Kind => $"{(IsPost ? "POST" : "GET")} {string.Concat(Action.Split('?')[0].Select(letter => char.IsAsciiDigit(letter) ? '0' : letter))} {Fields.FirstOrDefault(one => one.Name == "_handler")?.Value} {Fields.FirstOrDefault(one => one.Name == "do")?.Value} {string.Join(',', Fields.Select(one => one.Name).Distinct())}";

    public static IEnumerable<FoundForm> Of(IHtmlDocument page, string address) => page.QuerySelectorAll<IHtmlFormElement>("form").Select(form => Of(form, address));

    private static FoundForm Of(IHtmlFormElement form, string address)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } to ? to : address;
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name], button[name]").Select(FoundField.Of).ToImmutableArray();
        return new FoundForm(address, action, form.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true, fields.Any(field => field.Sort == "file"), fields);
    }

    /// <summary>What is sent when nothing is typed: of buttons the first one.</summary>
    public IEnumerable<KeyValuePair<string, string>> Usual(Func<FoundField, string?> typed)
    {
        var pressed = false;
        foreach (var field in Fields)
        {
            if (field.Sort is "file" or "checkbox" or "radio" && !field.IsOn || field.Sort is "button" or "submit" && pressed)
            {
                continue;
            }

            pressed |= field.Sort is "button" or "submit";
            yield return KeyValuePair.Create(field.Name, field.IsTyped ? typed(field) ?? field.Value : field.Value);
        }
    }
}

/// <summary>A field of a form.</summary>
internal sealed record FoundField(string Name, string Sort, string Value, bool IsOn)
{
    /// <summary>Somebody can write into it what he likes; hidden fields are written into in a round of their own.</summary>
    public bool IsTyped => Sort is "text" or "textarea" or "search" or "email" or "tel" or "url" or "number" or "date" or "password";

    public static FoundField Of(IElement element) => element switch
    {
        IHtmlInputElement input => new FoundField(input.Name!, input.Type.ToLowerInvariant(), input.GetAttribute("value") ?? (input.Type == "checkbox" ? "on" : ""), input.IsChecked),
        IHtmlTextAreaElement area => new FoundField(area.Name!, "textarea", area.Value, false),
        IHtmlSelectElement choice => new FoundField(choice.Name!, "select", choice.QuerySelector("option[selected]")?.GetAttribute("value") ?? choice.QuerySelectorAll("option").Select(option => option.GetAttribute("value")).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "", false),
        _ => new FoundField(element.GetAttribute("name")!, "button", element.GetAttribute("value") ?? "", false),
    };
}
