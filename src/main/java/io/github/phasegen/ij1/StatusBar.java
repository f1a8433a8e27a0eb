package io.github.phasegen.ij1;

import ij.IJ;
import org.scijava.Context;
import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;

import java.util.List;

/** Shows SciJava's status messages and progress in ImageJ's status bar, until it is closed. */
final class StatusBar {

	private final EventService events;
	private final List<EventSubscriber<?>> subscriptions;

	StatusBar(final Context context) {
		this.events = context.service(EventService.class);
		this.subscriptions = events.subscribe(this);
	}

	@EventHandler
	void onEvent(final StatusEvent event) {
		final String message = event.getStatusMessage();
		if (message != null) IJ.showStatus(message);
		if (event.getProgressMaximum() > 0) IJ.showProgress(event.getProgressValue(), event.getProgressMaximum());
	}

	void close() {
		events.unsubscribe(subscriptions);
		IJ.showProgress(1);
	}
}
