using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.Storage.Connections;

/// <summary>Asks a question again with the command that SQLite understood the first time: understanding it takes several times as long as answering.</summary>
internal sealed class UnderstoodQuestions : DbCommandInterceptor
{
    /// <summary>The command to ask with in the place of this one, which may be itself; whoever asks disposes of it.</summary>
    public static DbCommand Again(DbCommand command) => command is SqliteCommand { Connection: LastingConnection connection } asked ? connection.Understood(asked) : command;

    /// <inheritdoc/>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) => eventData.CommandSource == CommandSource.LinqQuery ? Again(result) : result;
}
