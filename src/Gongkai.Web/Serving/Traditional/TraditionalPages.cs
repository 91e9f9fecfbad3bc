using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Serving.Traditional;

/// <summary>Pages for readers of traditional script, made from the simplified ones as they go out. Files and data stay as they are.</summary>
internal static class TraditionalPages
{
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (!Language.IsTraditional)
        {
            await next(context);
            return;
        }

        var response = context.Response;
        var outside = response.Body;
        await using var page = new HeldPage(response, outside);
        response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = outside;
        }

        if (page.Held is { Length: > 0 } held)
        {
            var converted = Encoding.UTF8.GetBytes(TraditionalHtml.Convert(Encoding.UTF8.GetString(held)));
            if (!response.HasStarted)
            {
                response.ContentLength = converted.Length;
            }

            await outside.WriteAsync(converted, context.RequestAborted);
        }
    }

    /// <summary>Holds a page back until it is whole; lets everything else pass.</summary>
    private sealed class HeldPage(HttpResponse response, Stream outside) : Stream
    {
        private readonly MemoryStream held = new();

        public byte[] Held => held.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        private Stream Way => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true ? held : outside;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Way.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Way.WriteAsync(buffer, offset, count, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => Way.Write(buffer, offset, count);

        public override Task FlushAsync(CancellationToken cancellationToken) => Way.FlushAsync(cancellationToken);

        public override void Flush() => Way.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            held.Dispose();
            base.Dispose(disposing);
        }
    }
}
