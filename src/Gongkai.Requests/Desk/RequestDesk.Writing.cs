using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Letters: template of the day, words, number, remedy. All in the transaction of the act that they belong to.</summary>
public sealed partial class RequestDesk
{
    /// <summary>The template that counts for a letter of that organ and day: its own before the built-in one; null when there is none.</summary>
    public async Task<LetterTemplate?> TemplateAsync(long organId, string code, DateOnly day, CancellationToken cancellation)
    {
        var builtIn = LetterTemplate.At(code, day);
        var own = await db.Set<OwnTemplate>().AsNoTracking().Where(template => template.OrganId == organId && template.Code == code && template.From <= day)
            .OrderByDescending(template => template.From).ThenByDescending(template => template.Id).FirstOrDefaultAsync(cancellation);
        return builtIn is null || own is null ? builtIn : own.Over(builtIn);
    }

    /// <summary>A letter as it would be, without a number, and with the addressee masked.</summary>
    public async Task<Answer<LetterText>> PreviewAsync(InformationRequest request, DecisionDraft draft, DateOnly day, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == request.OrganId, cancellation);
        var office = await OfficeAsync(organ.Id, cancellation);
        if (await TemplateAsync(organ.Id, draft.Ground, day, cancellation) is not { } template || Ground.Find(draft.Ground) is not { } ground)
        {
            return Refusal.Of("letter.no-template", ("letter", draft.Ground));
        }

        var values = LetterValues.Of(request, request.Applicant?.Open(keys).Masked, office, keys).With(draft, request);
        await AddRemedyAsync(values, template, ground.Remedy, organ, office, day, cancellation);
        return LetterText.Fill(template, values, organ.Name, "", day);
    }

    private Task<Refusal?> WriteToApplicantAsync(CaseFile file, string template, DateOnly day, Func<LetterValues, LetterValues> fill, CancellationToken cancellation) =>
        WriteAsync(file, template, day, null, fill, null, cancellation);

    private async Task<Refusal?> WriteAsync(CaseFile file, string code, DateOnly day, Consultation? party, Func<LetterValues, LetterValues> fill, string? remedy, CancellationToken cancellation) =>
        (await IssueAsync(file, code, day, party, fill, remedy, cancellation)).Refusal;

    // Takes the number last: what is refused before takes none.
    private async Task<Answer<Letter>> IssueAsync(CaseFile file, string code, DateOnly day, Consultation? party, Func<LetterValues, LetterValues> fill, string? remedy, CancellationToken cancellation)
    {
        var organ = file.Organ;
        if (await TemplateAsync(organ.Id, code, day, cancellation) is not { } template)
        {
            return Refusal.Of("letter.no-template", ("letter", code));
        }

        var office = await OfficeAsync(organ.Id, cancellation);
        var values = fill(LetterValues.Of(file.Request, file.Request.Applicant?.Open(keys), office, keys));
        if (party is not null)
        {
            values.With(("salutation", LetterValues.SalutationOf(party.PartyWith(keys))));
        }

        var route = await AddRemedyAsync(values, template, remedy, organ, office, day, cancellation);
        if (LetterText.Fill(template, values, organ.Name, "", day) is { Refusal: { } refusal })
        {
            return refusal;
        }

        var number = await LetterSeries.NextAsync(db, organ.Id, template.Series, day.Year, cancellation);
        var printed = LetterSeries.Print(template.Series, office?.Word ?? organ.Name, day.Year, number);
        var salt = PersonalKeys.NewSalt();
        var letter = new Letter
        {
            OrganId = organ.Id,
            RequestId = file.Request.Id,
            Round = file.Request.Round,
            Template = template.Code,
            Series = template.Series,
            Year = day.Year,
            Number = number,
            DocumentNumber = printed,
            Party = party?.Number,
            Salt = salt,
            Content = Letter.Seal(LetterText.Fill(template, values, organ.Name, printed, day).Done, keys, salt),
            IssuedOn = day,
            Remedy = route,
        };
        db.Add(letter);
        file.Transaction.Record(letter);
        return letter;
    }

    private async Task<RemedyRoute?> AddRemedyAsync(LetterValues values, LetterTemplate template, string? remedy, Organ organ, DisclosureOffice? office, DateOnly day, CancellationToken cancellation)
    {
        if (remedy is null)
        {
            return null;
        }

        var rule = RemedyBook.At(remedy, day);
        var bodies = await ReconsiderationBodies.OfAsync(db, organ, day, cancellation);
        if (!bodies.IsEmpty)
        {
            values.With(("remedy", RemedyBook.Text(rule.Route, template.Self, bodies.Select(body => body.Name), office?.Court, office?.ReconsiderationUrl)));
        }

        return rule.Route;
    }

    private Task<DisclosureOffice?> OfficeAsync(long organId, CancellationToken cancellation) =>
        db.Set<DisclosureOffice>().AsNoTracking().FirstOrDefaultAsync(office => office.OrganId == organId, cancellation);
}
