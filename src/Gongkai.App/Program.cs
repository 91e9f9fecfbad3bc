using Gongkai.App.Commands;
using Gongkai.Documents.Reading;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Scans;

Recognition.Bring(() => LineModel.Open() is { } model ? model.Read : null);
var words = CommandWords.For(args, typeof(Program).Assembly);
return await CommandLine.RunAsync(args, words, [.. AppCommands.All(words), .. ReaderCommands.All(words)]).ConfigureAwait(false);
