using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>What was recognised in a picture of one line.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Least">How sure the least sure character is, from 0 to 1.</param>
/// <param name="Mean">How sure all are together.</param>
internal readonly record struct RecognisedLine(string Text, float Least, float Mean);

/// <summary>Recognises the characters of one printed line by the PP-OCRv4 model.</summary>
internal sealed class TextRecogniser
{
    private const int Height = 48;
    private const int LeastWidth = 320;
    private const int MostWidth = 3_200;

    private static readonly Lazy<TextRecogniser?> Shared = new(Load);

    private readonly InferenceSession session;
    private readonly string[] keys;
    private readonly string input;

    private TextRecogniser(InferenceSession session, string[] keys)
    {
        this.session = session;
        this.keys = keys;
        input = session.InputMetadata.Keys.First();
    }

    /// <summary>The recogniser; null where its model is not installed.</summary>
    public static TextRecogniser? Current => Shared.Value;

    /// <summary>Recognises the line in a box of a picture; what is no ink counts as paper.</summary>
    public RecognisedLine Read(ScanPicture picture, bool[] ink, PixelBox box)
    {
        var wide = Math.Clamp((int)Math.Round((double)box.Width * Height / box.Height), 1, MostWidth);
        var width = Math.Max(wide, LeastWidth);
        var pixels = new float[3 * Height * width];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                var value = (Sample(picture, ink, box, (x + 0.5) * box.Width / wide, (y + 0.5) * box.Height / Height) / 127.5f) - 1;
                for (var colour = 0; colour < 3; colour++)
                {
                    pixels[(colour * Height * width) + (y * width) + x] = value;
                }
            }
        }

        using var results = session.Run([NamedOnnxValue.CreateFromTensor(input, new DenseTensor<float>(pixels, [1, 3, Height, width]))]);
        return Decode(results[0].AsTensor<float>());
    }

    // The grey value between four points.
    private static float Sample(ScanPicture picture, bool[] ink, PixelBox box, double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x - 0.5), (int)Math.Floor(y - 0.5));
        var (right, below) = ((float)(x - 0.5 - left), (float)(y - 0.5 - top));
        return (Grey(left, top) * (1 - right) * (1 - below)) + (Grey(left + 1, top) * right * (1 - below)) + (Grey(left, top + 1) * (1 - right) * below) + (Grey(left + 1, top + 1) * right * below);

        float Grey(int column, int row)
        {
            var (pointX, pointY) = (box.Left + column, box.Top + row);
            return pointX < 0 || pointY < 0 || pointX >= picture.Width || pointY >= picture.Height ? 255 : Cleaned(picture, ink, pointX, pointY);
        }
    }

    // Grey about ink is kept, so that letters stay soft; grey without ink near is paper, a shadow or a line that was taken out.
    private static float Cleaned(ScanPicture picture, bool[] ink, int x, int y)
    {
        for (var row = Math.Max(0, y - 1); row <= Math.Min(picture.Height - 1, y + 1); row++)
        {
            for (var column = Math.Max(0, x - 1); column <= Math.Min(picture.Width - 1, x + 1); column++)
            {
                if (ink[(row * picture.Width) + column])
                {
                    return (picture.Noise > 8 ? picture.Soft : picture.Grey)[(y * picture.Width) + x];
                }
            }
        }

        return 255;
    }

    // At each step the likeliest character; repetitions without a pause between them are one.
    private RecognisedLine Decode(Tensor<float> steps)
    {
        var (count, classes) = (steps.Dimensions[1], steps.Dimensions[2]);
        var text = new System.Text.StringBuilder();
        var (least, sum, before) = (1f, 0f, 0);
        for (var step = 0; step < count; step++)
        {
            var (best, sure) = (0, float.MinValue);
            for (var key = 0; key < classes; key++)
            {
                if (steps[0, step, key] is var value && value > sure)
                {
                    (best, sure) = (key, value);
                }
            }

            if (best != 0 && best != before)
            {
                text.Append(best - 1 < keys.Length ? keys[best - 1] : " ");
                least = Math.Min(least, sure);
                sum += sure;
            }

            before = best;
        }

        var words = text.ToString();
        return new RecognisedLine(words.Trim(), words.Length == 0 ? 0 : least, words.Length == 0 ? 0 : sum / words.Length);
    }

    private static TextRecogniser? Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "models");
        var (model, keys) = (Path.Combine(folder, "ch_PP-OCRv4_rec_infer.onnx"), Path.Combine(folder, "ppocr_keys_v1.txt"));
        if (!File.Exists(model) || !File.Exists(keys))
        {
            return null;
        }

        // Files are read side by side already; one line is too little work to part.
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        return new TextRecogniser(new InferenceSession(model, options), File.ReadAllLines(keys));
    }
}
