namespace Gongkai.Web.Office.Requests;

/// <summary>A template as typed.</summary>
public sealed class TemplateForm
{
    public DateOnly? From { get; set; }

    public string? Title { get; set; }

    /// <summary>Paragraphs, one a line.</summary>
    public string? Text { get; set; }
}
