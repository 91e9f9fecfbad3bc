using Microsoft.AspNetCore.Components;

namespace Gongkai.Web.Shell;

/// <summary>What every component of the site is: it has loaded all that it shows before it is drawn, and while it loads, no other of its page does.
/// The framework's own components are drawn half loaded and load side by side, which a database that answers later than at once does not survive.</summary>
public abstract class SiteComponent : ComponentBase, IHandleEvent
{
    private bool isBegun;

    [Inject]
    private PageTurns Turns { get; set; } = default!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        using (await Turns.TakeAsync())
        {
            if (!isBegun)
            {
                isBegun = true;
                OnInitialized();
                await OnInitializedAsync();
            }

            OnParametersSet();
            await OnParametersSetAsync();
        }

        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        using (await Turns.TakeAsync())
        {
            await item.InvokeAsync(arg);
        }

        StateHasChanged();
    }
}

/// <summary>A frame around pages, loaded like what it frames.</summary>
public abstract class SiteLayout : SiteComponent
{
    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? Body { get; set; }
}
