namespace Gongkai.Agencies;

/// <summary>How a request came in, as far as it decides the day of receipt (第三十一条).</summary>
public enum ReceiptChannel
{
    /// <summary>当面提交：the day it is handed in.</summary>
    InPerson,

    /// <summary>签收邮件：the day the organ signs for it.</summary>
    SignedPost,

    /// <summary>平常信函：the day the office confirms with the applicant, which must be the day of arrival.</summary>
    OrdinaryPost,

    /// <summary>互联网渠道：the day both sides confirm.</summary>
    Internet,

    /// <summary>政府信息公开工作机构的传真：the day both sides confirm.</summary>
    Fax,
}

/// <summary>The statutory day of receipt.</summary>
/// <param name="ConfirmedLate">The office confirmed an ordinary letter later than on the day it came: an internal lateness, the date stands.</param>
public sealed record StatutoryReceipt(DateOnly Received, bool ConfirmedLate, string Article)
{
    /// <summary>The day of receipt, or null while it still hangs on a confirmation: then no period runs.</summary>
    /// <param name="arrived">The day it was handed in, signed for, found in the post, or came in electronically.</param>
    /// <param name="confirmed">The day of confirmation with the applicant, for the channels that need one.</param>
    /// <exception cref="ArgumentException">Confirmed before it arrived.</exception>
    public static StatutoryReceipt? Of(ReceiptChannel channel, DateOnly arrived, DateOnly? confirmed = null)
    {
        if (confirmed < arrived)
        {
            throw new ArgumentException("A request cannot be confirmed before it arrived.", nameof(confirmed));
        }

        return channel switch
        {
            ReceiptChannel.InPerson => new StatutoryReceipt(arrived, false, "《条例》第三十一条第一项"),
            ReceiptChannel.SignedPost => new StatutoryReceipt(arrived, false, "《条例》第三十一条第二项"),
            ReceiptChannel.OrdinaryPost when confirmed is { } day => new StatutoryReceipt(day, day > arrived, "《条例》第三十一条第二项"),
            ReceiptChannel.Internet or ReceiptChannel.Fax when confirmed is { } day => new StatutoryReceipt(day, false, "《条例》第三十一条第三项"),
            _ => null,
        };
    }
}
