using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>How a request came in 申请渠道.</summary>
public enum IntakeChannel
{
    /// <summary>当面提交.</summary>
    Counter,

    /// <summary>口头提出：the office fills the form in (第二十九条).</summary>
    Oral,

    /// <summary>邮政特快专递等需要签收的邮件.</summary>
    SignedPost,

    /// <summary>平常信函等无需签收的邮件.</summary>
    OrdinaryPost,

    /// <summary>传真.</summary>
    Fax,

    /// <summary>网上申请.</summary>
    Web,

    /// <summary>电子邮件.</summary>
    EMail,
}

/// <summary>What the channel means for the day of receipt.</summary>
public static class IntakeChannels
{
    /// <summary>The kind of channel that 第三十一条 knows.</summary>
    public static ReceiptChannel Receipt(this IntakeChannel channel) => channel switch
    {
        IntakeChannel.Counter or IntakeChannel.Oral => ReceiptChannel.InPerson,
        IntakeChannel.SignedPost => ReceiptChannel.SignedPost,
        IntakeChannel.OrdinaryPost => ReceiptChannel.OrdinaryPost,
        IntakeChannel.Fax => ReceiptChannel.Fax,
        _ => ReceiptChannel.Internet,
    };

    /// <summary>No period runs before somebody has confirmed with the applicant.</summary>
    public static bool NeedsConfirmation(this IntakeChannel channel) => StatutoryReceipt.Of(channel.Receipt(), default) is null;
}

/// <summary>What kind of matter a case is.</summary>
public enum MatterKind
{
    /// <summary>政府信息公开申请.</summary>
    Request,

    /// <summary>更正申请 (第四十一条): not counted in table 3.</summary>
    Correction,
}

/// <summary>In which form the applicant wants it 获取信息的方式.</summary>
public enum ProvisionForm
{
    /// <summary>纸质.</summary>
    Paper,

    /// <summary>电子文件.</summary>
    Electronic,

    /// <summary>查阅、抄录.</summary>
    Inspection,
}
