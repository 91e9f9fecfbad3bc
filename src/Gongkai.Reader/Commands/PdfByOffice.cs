using System.Collections.Immutable;
using System.Diagnostics;
using Gongkai.Documents.Writing;
using Gongkai.Reader.Words;
using Gongkai.Text;

namespace Gongkai.Reader.Commands;

/// <summary>Makes a PDF of the DOCX by LibreOffice, when it is there, in a throw-away folder and with a time limit.</summary>
internal static class PdfByOffice
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static void Write(ImmutableArray<Block> blocks, Stream output, CommandWords words)
    {
        var program = OutsideProgram.Find("soffice", "libreoffice") ?? throw new UnusableFileException(words["pdf.missing"]);
        var folder = Directory.CreateTempSubdirectory("gongkai-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "report.docx");
            using (var docx = File.Create(source))
            {
                DocxWriter.Write(blocks, docx);
            }

            Run(program, folder.FullName, source, words);
            using var pdf = File.OpenRead(Path.Combine(folder.FullName, "report.pdf"));
            pdf.CopyTo(output);
        }
        catch (FileNotFoundException error)
        {
            throw new UnusableFileException(words.Fill("pdf.failed", ("detail", error.Message)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string program, string folder, string source, CommandWords words)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, source })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new UnusableFileException(words["pdf.missing"]);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new UnusableFileException(words.Fill("pdf.failed", ("detail", $"> {Limit.TotalSeconds} s")));
        }
    }
}
