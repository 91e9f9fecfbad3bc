using System.Globalization;
using System.Text;

namespace Gongkai.Corpus.Containers;

/// <summary>A page inside something else.</summary>
internal static class WrappedPages
{
    /// <summary>S53: the article as a string of a script, quotes escaped.</summary>
    public static byte[] InScript(string page)
    {
        var start = page.IndexOf("<body>", StringComparison.Ordinal) + 6;
        var body = page[start..page.IndexOf("</body>", StringComparison.Ordinal)];
        var text = body.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes($"{page[..start]}<div id=\"app\"></div><script>window.__DATA__={{\"id\":12,\"content\":\"{text}\"}};</script></body></html>");
    }

    /// <summary>A page saved with its parts, in quoted-printable.</summary>
    public static byte[] Mhtml(string page)
    {
        var body = new StringBuilder();
        var line = 0;
        foreach (var unit in Encoding.UTF8.GetBytes(page))
        {
            var code = unit is >= 33 and <= 126 and not (byte)'=' or (byte)' ' ? ((char)unit).ToString() : unit == (byte)'\n' ? "\r\n" : "=" + unit.ToString("X2", CultureInfo.InvariantCulture);
            line = code == "\r\n" ? 0 : line + code.Length;
            if (line > 74)
            {
                body.Append("=\r\n");
                line = code.Length;
            }

            body.Append(code);
        }

        return Encoding.ASCII.GetBytes("From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.invalid/\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x1\"\r\n\r\n------MultipartBoundary--x1\r\n"
            + "Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + body + "\r\n------MultipartBoundary--x1--\r\n");
    }

    /// <summary>A page in the old encoding, which it declares.</summary>
    public static byte[] Gbk(string page) => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(page.Replace("charset=\"utf-8\"", "charset=\"gb2312\"", StringComparison.Ordinal));
}
