using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>What an organ sets for its own letters: templates, document word, address, court, ways to pay and to object.</summary>
public sealed class OfficeDesk(DbContext db)
{
    /// <summary>Puts a template of the organ's own into use from a day on. Letters already made keep their words.</summary>
    public async Task<Answer<OwnTemplate>> SaveTemplateAsync(long organId, string code, DateOnly from, string title, IReadOnlyList<string> paragraphs, Handler by, CancellationToken cancellation)
    {
        if (Permit(organId, "letter.template", by) is { Refusal: { } refusal })
        {
            return refusal;
        }

        var act = ActOf(organId, "letter.template", by);
        if (LetterTemplate.At(code, from) is null)
        {
            return Refusal.Of("letter.no-template", ("letter", code));
        }

        if (from < act.Day)
        {
            return Refusal.Of("letter.template-early");
        }

        List<string> written = [.. paragraphs.Select(paragraph => paragraph.Trim()).Where(paragraph => paragraph.Length > 0)];
        if (title.Trim().Length < 3 || written.Count == 0)
        {
            return Refusal.Of("letter.template-empty");
        }

        if (written.SelectMany(LetterText.PlacesOf).FirstOrDefault(place => !LetterValues.Places.Contains(place)) is { } unknown)
        {
            return Refusal.Of("letter.place-unknown", ("place", unknown));
        }

        var template = new OwnTemplate { OrganId = organId, Code = code, From = from, Title = title.Trim(), Paragraphs = JsonSerializer.Serialize([.. written], LetterJson.Default.StringArray) };
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        db.Add(template);
        transaction.Record(template);
        await transaction.CommitAsync(cancellation);
        return template;
    }

    /// <summary>Changes what letters say of the organ; letters already made keep their words.</summary>
    public async Task<Answer<DisclosureOffice>> SetAsync(long organId, Action<DisclosureOffice> change, Handler by, CancellationToken cancellation)
    {
        if (Permit(organId, "letter.office", by) is { Refusal: { } refusal })
        {
            return refusal;
        }

        await using var transaction = await ActTransaction.BeginAsync(db, ActOf(organId, "letter.office", by), cancellation);
        var office = await db.Set<DisclosureOffice>().FirstOrDefaultAsync(office => office.OrganId == organId, cancellation);
        if (office is null)
        {
            office = new DisclosureOffice { OrganId = organId };
            db.Add(office);
        }

        change(office);
        transaction.Record(office);
        await transaction.CommitAsync(cancellation);
        return office;
    }

    private static Act ActOf(long organId, string kind, Handler by) => new(kind, organId, by.Officer.OfficerId, by.At, by.Why, Permit(organId, kind, by).Value.OnBehalfOf);

    private static Answer<Authority> Permit(long organId, string kind, Handler by) => by.Officer.Find(organId, Role.Reviewer, Role.Administrator) is { } authority
        ? authority
        : ActCatalogue.MayNot(kind);
}
