using System.Buffers;
using Gongkai.Documents.Reading;
using Microsoft.ML.OnnxRuntime;

namespace Gongkai.Scans;

/// <summary>Recognises the characters of a printed line by the PP-OCRv4 model.</summary>
public sealed class LineModel
{
    // The model learned on lines of this width and more. Single figures are read three times as fast without the empty rest;
    // only where that leaves a doubt are they read again with it.
    private const int UsualWidth = 320;
    private const int LeastWidth = 96;
    private const double Sure = 0.9;
    private const int Colours = 3;

    private readonly InferenceSession session;
    private readonly string[] keys;

    private LineModel(InferenceSession session, string[] keys)
    {
        this.session = session;
        this.keys = keys;
    }

    /// <summary>Loads the model; null where its library cannot run on this machine.</summary>
    public static LineModel? Open()
    {
        try
        {
            // Files are read side by side already, and one line is too little work to part.
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            return new LineModel(new InferenceSession(ModelFiles.Model(), options), ModelFiles.Keys());
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException or OnnxRuntimeException)
        {
            return null;
        }
    }

    /// <summary>Recognises a line.</summary>
    public RecognisedLine Read(LinePicture line)
    {
        var quick = Read(line, Math.Max(line.Width, LeastWidth));
        return quick.Least >= Sure || line.Width >= UsualWidth ? quick : Read(line, UsualWidth);
    }

    private RecognisedLine Read(LinePicture line, int width)
    {
        var room = ArrayPool<float>.Shared.Rent(Colours * LinePicture.Height * width);
        try
        {
            return Read(line, width, room.AsMemory(0, Colours * LinePicture.Height * width));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(room);
        }
    }

    private RecognisedLine Read(LinePicture line, int width, Memory<float> room)
    {
        var pixels = room.Span;
        for (var y = 0; y < LinePicture.Height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var value = x < line.Width ? (line.Grey.Span[(y * line.Width) + x] / 127.5f) - 1 : 0;
                for (var colour = 0; colour < Colours; colour++)
                {
                    pixels[(((colour * LinePicture.Height) + y) * width) + x] = value;
                }
            }
        }

        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, room, [1, Colours, LinePicture.Height, width]);
        using var run = new RunOptions();
        using var results = session.Run(run, session.InputNames, [input], session.OutputNames);
        var shape = results[0].GetTensorTypeAndShape().Shape;
        return Decode(results[0].GetTensorDataAsSpan<float>(), (int)shape[1], (int)shape[2]);
    }

    // At each step the likeliest character; repetitions without a pause between them are one.
    private RecognisedLine Decode(ReadOnlySpan<float> likely, int steps, int characters)
    {
        var text = new System.Text.StringBuilder();
        var (least, sum, count, before) = (1f, 0f, 0, 0);
        for (var step = 0; step < steps; step++)
        {
            var at = likely.Slice(step * characters, characters);
            var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(at);
            if (best != 0 && best != before)
            {
                text.Append(best <= keys.Length ? keys[best - 1] : " ");
                (least, sum, count) = (Math.Min(least, at[best]), sum + at[best], count + 1);
            }

            before = best;
        }

        return count == 0 ? new RecognisedLine("", 0, 0) : new RecognisedLine(text.ToString().Trim(), least, sum / count);
    }
}
