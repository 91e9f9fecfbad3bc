namespace Gongkai.Corpus.Running;

/// <summary>Files under <c>tests/approved</c> that hold what a program is known to print. <c>UPDATE_APPROVED=1 ./test</c> writes them anew; the change is then read in the diff.</summary>
public static class Approved
{
    /// <summary>Compares a text with the approved one.</summary>
    /// <param name="name">File below <c>tests/approved</c>.</param>
    /// <param name="actual">What is printed now.</param>
    /// <exception cref="InvalidDataException">They differ; the message shows the first line that does.</exception>
    public static void Same(string name, string actual)
    {
        var path = Checkout.PathOf(Path.Combine("tests", "approved", name));
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved != text)
        {
            throw new InvalidDataException($"tests/approved/{name} is not what is printed now. {FirstDifference(approved.Split('\n'), text.Split('\n'))}\nIf the change is wanted: UPDATE_APPROVED=1 ./test");
        }
    }

    private static string FirstDifference(string[] approved, string[] actual)
    {
        var line = Enumerable.Range(0, Math.Max(approved.Length, actual.Length)).First(at => approved.ElementAtOrDefault(at) != actual.ElementAtOrDefault(at));
        return $"Line {line + 1}:\n- {approved.ElementAtOrDefault(line) ?? "(end)"}\n+ {actual.ElementAtOrDefault(line) ?? "(end)"}";
    }
}
