using System.Collections.Immutable;

namespace Gongkai.Web.Tests.Attack;

/// <summary>What is sent where something harmless is expected.</summary>
internal static class Payloads
{
    /// <summary>Would become an element, an attribute, a link or a formula where it is not encoded.</summary>
    public static readonly ImmutableArray<string> Script =
    [
        "<script>pwn(1)</script>", "\"><img src=x onerror=pwn(2)>", "'><svg/onload=pwn(3)><pwn-mark>", "<pwn-mark data-pwn=1>文", "javascript:pwn(4)", "[点击](javascript:pwn(5))", "{{constructor.constructor('pwn(6)')()}}${pwn}<%=pwn%>",
        "+ADw-script+AD4-pwn(7)+ADw-/script+AD4-", "=cmd|' /C pwn'!A1", "@SUM(1+1)*cmd|' /C pwn'!A0", "</textarea></title><pwn-mark onfocus=pwn(8) autofocus>", "<a href=\"data:text/html,<script>pwn(9)</script>\">x</a>", "<base href=//pwn.example/><meta http-equiv=refresh content=0;url=//pwn.example>", "\u2028]]>--><pwn-mark/>&lt;pwn-mark&gt;",
    ];

    /// <summary>Would break a query, a path, a header, a number, or the memory.</summary>
    public static readonly ImmutableArray<string> Odd =
    [
        "' OR 1=1--", "\"'; DROP TABLE organs; --", "%' ESCAPE '", "NEAR(a b, 5) OR *", "\"", "a AND NOT (", "col:x^ {", "\0", "a\0b", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "..\\..\\windows\\win.ini", "x\r\nX-Evil: 1\r\n\r\n<html>", "-1", "0", "9223372036854775807",
        "99999999999999999999999", "-9223372036854775809", "1e308", "NaN", "0x10", "1,2", "２０２６", "2026-02-30", "9999-12-31", "0001-01-01", "true", "[]", "{\"a\":1}", "\ud83d\udca5\u202e\ufeff", "\ufffe", "a\u0300\u0301", new string('龘', 5_000), new string('(', 3_000),
    ];
}
