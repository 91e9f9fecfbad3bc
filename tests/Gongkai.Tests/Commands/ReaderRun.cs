using Gongkai.Corpus.Running;

namespace Gongkai.Tests.Commands;

/// <summary>Runs the quick head.</summary>
internal static class ReaderRun
{
    public static HeadRun Zh(params ReadOnlySpan<string> arguments) => Head.Run("gongkai-reader", "zh", [], arguments);

    public static HeadRun En(params ReadOnlySpan<string> arguments) => Head.Run("gongkai-reader", "en", [], arguments);

    public static HeadRun Piped(byte[] input, params ReadOnlySpan<string> arguments) => Head.Run("gongkai-reader", "zh", input, arguments);
}
