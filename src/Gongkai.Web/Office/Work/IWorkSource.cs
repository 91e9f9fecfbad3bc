namespace Gongkai.Web.Office.Work;

/// <summary>One desk's part of what waits for whoever is signed in. A desk adds its part by one such class, registered beside the others.</summary>
internal interface IWorkSource
{
    /// <summary>What waits for him at the organ that he works for; empty when nothing does. A constant number of queries.</summary>
    Task<IReadOnlyList<WorkItem>> LoadAsync(CancellationToken cancellation);
}
