using System.Reflection;

namespace Gongkai.Tests.Api;

/// <summary>Lists what an assembly offers to others, one member a line, in a stable order.</summary>
internal static class PublicApi
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly) =>
        string.Join('\n', assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines)) + "\n";

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{Kind(type)} {type.Namespace}.{Name(type)}{Bases(type)}";
        foreach (var line in Members(type).Order(StringComparer.Ordinal))
        {
            yield return "  " + line;
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        var constructors = type.GetConstructors(Own).Where(IsSeen).Select(made => $"new({Parameters(made)})");
        var methods = type.GetMethods(Own).Where(method => IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !IsGenerated(method))
            .Select(method => $"{Static(method)}{Type(Nullability.Create(method.ReturnParameter))} {method.Name}{Arguments(method)}({Parameters(method)})");
        var properties = type.GetProperties(Own).Where(property => property.GetMethod is { } getter && IsSeen(getter) && property.Name != "EqualityContract")
            .Select(property => $"{Static(property.GetMethod!)}{Type(Nullability.Create(property))} {Indexed(property)} {{ get;{Setter(property)} }}");
        var fields = type.GetFields(Own).Where(field => field.IsPublic).Select(field => $"const {Type(Nullability.Create(field))} {field.Name}");
        return constructors.Concat(methods).Concat(properties).Concat(fields);
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "class" : "open class";

    private static string Bases(Type type)
    {
        var own = type.GetInterfaces().Where(face => face.IsPublic && !face.Name.StartsWith("IEquatable", StringComparison.Ordinal)).Select(Name).Order(StringComparer.Ordinal);
        var all = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? own.Prepend(Name(parent)).ToList() : [.. own];
        return type.IsEnum || all.Count == 0 ? "" : " : " + string.Join(", ", all);
    }

    // Records bring members that follow from their parameters and change with them.
    private static bool IsGenerated(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "<Clone>$" or "Deconstruct" or "op_Equality" or "op_Inequality"
        || method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null;

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Setter(PropertyInfo property) =>
        property.SetMethod is not { } setter || !IsSeen(setter) ? ""
        : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) ? " init;" : " set;";

    private static string Indexed(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } keys ? $"this[{string.Join(", ", keys.Select(key => Type(Nullability.Create(key))))}]" : property.Name;

    private static string Arguments(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(given => $"{(given.IsOut ? "out " : given.ParameterType.IsByRef ? "ref " : "")}{Type(Nullability.Create(given))} {given.Name}{(given.IsOptional ? "?" : "")}"));

    private static string Type(NullabilityInfo info)
    {
        var name = Name(info.Type.IsByRef ? info.Type.GetElementType()! : info.Type);
        return info is { ReadState: NullabilityState.Nullable, Type.IsValueType: false } ? name + "?" : name;
    }

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        var plain = type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}.{type.Name.Split('`')[0]}" : type.Name.Split('`')[0];
        return type.IsGenericType ? $"{plain}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : plain;
    }
}
