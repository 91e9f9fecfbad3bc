using Gongkai.Requests;

namespace Gongkai.Web.Office.Requests;

/// <summary>What an organ sets for its letters and its own dates, as typed.</summary>
public sealed class OfficeForm
{
    public string? Word { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Payment { get; set; }

    public string? Court { get; set; }

    public string? ReconsiderationUrl { get; set; }

    public int DraftDays { get; set; }

    public int SignDays { get; set; }

    public int KeepYears { get; set; }

    public RedoCounting RedoCounting { get; set; }

    internal static OfficeForm Of(DisclosureOffice office) => new()
    {
        Word = office.Word,
        Address = office.Address,
        Phone = office.Phone,
        Payment = office.Payment,
        Court = office.Court,
        ReconsiderationUrl = office.ReconsiderationUrl,
        DraftDays = office.DraftDays,
        SignDays = office.SignDays,
        KeepYears = office.KeepYears,
        RedoCounting = office.RedoCounting,
    };

    internal void Put(DisclosureOffice office)
    {
        (office.Word, office.Address, office.Phone, office.Payment, office.Court, office.ReconsiderationUrl) = (Given(Word), Given(Address), Given(Phone), Given(Payment), Given(Court), Given(ReconsiderationUrl));
        (office.DraftDays, office.SignDays, office.KeepYears, office.RedoCounting) = (Math.Clamp(DraftDays, 0, 19), Math.Clamp(SignDays, 0, 19), Math.Clamp(KeepYears, 0, 99), RedoCounting);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
