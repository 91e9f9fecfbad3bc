using Gongkai.Agencies;
using Gongkai.Agencies.Personal;

namespace Gongkai.Requests;

/// <summary>A party to be asked.</summary>
/// <param name="Items">What another organ is asked; null for third parties and joint makers.</param>
public sealed record PartyToAsk(PartyKind Kind, string Name, string? Items = null);

/// <summary>Third parties, joint makers and other organs.</summary>
public sealed partial class RequestDesk
{
    /// <summary>Asks a party in writing. The time does not count (第三十三条第三款).</summary>
    /// <param name="on">The day the letter goes out.</param>
    public Task<Answer<InformationRequest>> ConsultAsync(long id, PartyToAsk party, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "consult", by, async file =>
    {
        var clock = party.Kind == PartyKind.ThirdParty ? ClockEventKind.ThirdPartyAsked : ClockEventKind.OtherOrganAsked;
        var refusal = string.IsNullOrWhiteSpace(party.Name) ? Refusal.Of("request.party") : file.DayRefuses(on) ?? file.ClockRefuses(clock, on);
        if (refusal is not null)
        {
            return refusal;
        }

        var salt = PersonalKeys.NewSalt();
        var consultation = new Consultation
        {
            Number = file.Request.Consultations.Count + 1,
            Kind = party.Kind,
            Salt = salt,
            Party = keys.Seal(party.Name.Trim(), "party", salt),
            Round = file.Request.Round,
            AskedOn = on,
        };
        file.Request.Consultations.Add(consultation);
        file.Transaction.Record(consultation);
        file.Happen(on, clock, party: consultation.Number);
        return await WriteAsync(file, TemplateOf(party.Kind), on, consultation, values => values.With(("items", party.Items ?? file.Request.WantedWith(keys))), null, cancellation);
    }, cancellation);

    /// <summary>Records when a party had the letter; its time runs from there.</summary>
    public Task<Answer<InformationRequest>> RecordLetterReceiptAsync(long id, int number, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "record-letter-receipt", by, file => Task.FromResult(With(file, number, on, consultation =>
    {
        if (consultation.Kind == PartyKind.ThirdParty && file.ClockRefuses(ClockEventKind.ThirdPartyReceived, on, party: number) is { } refusal)
        {
            return refusal;
        }

        consultation.LetterOn = on;
        file.Happen(on, consultation.Kind == PartyKind.ThirdParty ? ClockEventKind.ThirdPartyReceived : null, party: number);
        return null;
    })), cancellation);

    /// <summary>Records what a party said. An objection needs its reasons.</summary>
    public Task<Answer<InformationRequest>> RecordOpinionAsync(long id, int number, Opinion opinion, string? reason, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "record-opinion", by, file => Task.FromResult(With(file, number, on, consultation =>
    {
        if (opinion is Opinion.Objected or Opinion.AgreedInPart && string.IsNullOrWhiteSpace(reason))
        {
            return Refusal.Of("request.opinion-reason");
        }

        var clock = consultation.Kind == PartyKind.ThirdParty ? ClockEventKind.ThirdPartyAnswered : ClockEventKind.OtherOrganAnswered;
        if (file.ClockRefuses(clock, on, party: number) is { } refusal)
        {
            return refusal;
        }

        consultation.Reason = keys.Seal(reason, "party-reason", consultation.Salt);
        Answered(file, consultation, opinion, on, clock);
        return null;
    })), cancellation);

    /// <summary>Records that a party kept silent past its time: the organ decides for a third party, a joint maker has agreed (第三十二条、第三十四条).</summary>
    public Task<Answer<InformationRequest>> RecordSilenceAsync(long id, int number, Handler by, CancellationToken cancellation) => ActAsync(id, "record-silence", by, file => Task.FromResult(With(file, number, file.Today, consultation =>
    {
        if (consultation.Kind == PartyKind.OtherOrgan)
        {
            return Refusal.Of("request.silence-other");
        }

        var limit = SilenceLimit(consultation, file.Calendar);
        if (file.Today <= limit)
        {
            return Refusal.Of("request.silence-early", ("day", Written.Day(limit)));
        }

        var isThirdParty = consultation.Kind == PartyKind.ThirdParty;
        Answered(file, consultation, isThirdParty ? Opinion.Silent : Opinion.Agreed, limit, isThirdParty ? ClockEventKind.ThirdPartySilent : ClockEventKind.OtherOrganAnswered);
        return null;
    })), cancellation);

    /// <summary>The last day of a party's 15 working days; from dispatch where its receipt is not known.</summary>
    public static DateOnly SilenceLimit(Consultation consultation, WorkCalendar calendar) => consultation.Kind == PartyKind.ThirdParty
        ? Limits.ThirdPartyAnswer(consultation.LetterOn ?? consultation.AskedOn, calendar).Due
        : Limits.CoMakerAnswer(consultation.LetterOn ?? consultation.AskedOn, calendar).Due;

    private static string TemplateOf(PartyKind kind) => kind switch
    {
        PartyKind.ThirdParty => "third-party",
        PartyKind.JointMaker => "joint-maker",
        _ => "other-organ",
    };

    private static Refusal? With(CaseFile file, int number, DateOnly on, Func<Consultation, Refusal?> then)
    {
        var consultation = file.Request.Consultations.FirstOrDefault(consultation => consultation.Number == number && consultation.IsOpen);
        if (consultation is null)
        {
            return Refusal.Of("request.no-consultation");
        }

        var refusal = file.DayRefuses(on, consultation.AskedOn) ?? then(consultation);
        if (refusal is null)
        {
            file.Transaction.Record(consultation);
        }

        return refusal;
    }

    private static void Answered(CaseFile file, Consultation consultation, Opinion opinion, DateOnly on, ClockEventKind clock)
    {
        (consultation.Opinion, consultation.AnsweredOn) = (opinion, on);
        file.Happen(on, clock, party: consultation.Number);
        if (file.Request.Consultations.Any(other => other.IsOpen))
        {
            file.Holds("others-open");
        }
    }
}
