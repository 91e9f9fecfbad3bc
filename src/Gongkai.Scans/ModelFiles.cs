namespace Gongkai.Scans;

/// <summary>The model and the characters that it knows, which lie in this program and belong together.</summary>
public static class ModelFiles
{
    /// <summary>The model that recognises a line, as ONNX.</summary>
    public static byte[] Model() => Bytes("model");

    /// <summary>Its characters in the order of its answers; the one before the first is a pause, the one behind the last a blank.</summary>
    public static string[] Keys() => System.Text.Encoding.UTF8.GetString(Bytes("keys")).Split('\n');

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(ModelFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"'{name}' is missing from the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
