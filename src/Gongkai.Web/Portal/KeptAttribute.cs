namespace Gongkai.Web.Portal;

/// <summary>On an address whose answer is the same for all visitors: <see cref="PortalCache"/> keeps it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;
