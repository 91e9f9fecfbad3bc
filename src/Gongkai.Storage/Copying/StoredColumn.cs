using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongkai.Storage.Copying;

/// <summary>One column of a table as one of the databases keeps it, and how its values become those of the model, which are the same for both.</summary>
internal sealed class StoredColumn
{
    private readonly Func<DbDataReader, int, object> read;
    private readonly ValueConverter? converter;

    public StoredColumn(IColumn column)
    {
        Name = column.Name;
        // “numeric(20,2)” is a numeric wherever a type is only named.
        Type = column.StoreType.Split('(')[0];
        IsRequired = !column.IsNullable;
        // What is kept as JSON has no property of its own; it travels as text.
        if (column.PropertyMappings is not [var property, ..])
        {
            IsJson = true;
            read = static (reader, at) => reader.GetString(at);
            return;
        }

        converter = property.TypeMapping.Converter;
        var kept = converter?.ProviderClrType ?? property.TypeMapping.ClrType;
        read = typeof(StoredColumn).GetMethod(nameof(Field), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Nullable.GetUnderlyingType(kept) ?? kept).CreateDelegate<Func<DbDataReader, int, object>>();
        Mapping = property.TypeMapping;
    }

    public string Name { get; }

    /// <summary>Its type, as this database names it.</summary>
    public string Type { get; }

    public bool IsRequired { get; }

    /// <summary>Kept as JSON; the two databases write the same JSON differently.</summary>
    public bool IsJson { get; }

    private RelationalTypeMapping? Mapping { get; }

    /// <summary>The value of a row, as the model has it; null for none.</summary>
    public object? Read(DbDataReader reader, int at)
    {
        if (reader.IsDBNull(at))
        {
            return null;
        }

        var kept = read(reader, at);
        return converter is null ? kept : converter.ConvertFromProvider(kept);
    }

    /// <summary>What this database keeps for a value of the model.</summary>
    public object? Keep(object? value) => value is null || converter is null ? value : converter.ConvertToProvider(value);

    /// <summary>A place for its values in a command.</summary>
    public DbParameter ParameterOf(DbCommand command, string name)
    {
        var parameter = Mapping?.CreateParameter(command, name, null, nullable: true) ?? command.CreateParameter();
        parameter.ParameterName = name;
        return parameter;
    }

    private static object Field<T>(DbDataReader reader, int at)
        where T : notnull => reader.GetFieldValue<T>(at);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Type}");
}
