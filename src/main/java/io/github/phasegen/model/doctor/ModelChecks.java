package io.github.phasegen.model.doctor;

import java.util.List;

import io.github.phasegen.model.ModelEntry;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelLibrary;
import io.github.phasegen.model.ModelSource;

/** The bundled models, completely; and whether those in the user's library can be listed. */
final class ModelChecks {

	private ModelChecks() {}

	static void all(final Doctor doctor) {
		for (final ModelSource.Bundled model : ModelSource.BUNDLED) {
			final String name = "model " + model.fullName();
			doctor.look(name, "install PhaseGen again: its jar is damaged", () -> {
				final ModelFolder.Content content = model.read();
				return Finding.ok(name, content.weights().size() + " tensors, SHA-256 " + content.config().weightsSha256());
			});
		}
		doctor.look("model library", "choose another folder by the system property " + ModelLibrary.PROPERTY, () -> {
			final ModelLibrary library = ModelLibrary.standard();
			final List<ModelEntry> models = library.list().stream().filter(entry -> !entry.bundled()).toList();
			final List<ModelEntry> broken = models.stream().filter(entry -> entry.problem().isPresent()).toList();
			for (final ModelEntry entry : broken)
				doctor.look("user model " + entry.name(), "", () -> Finding.problem("user model " + entry.name(), entry.problem().orElseThrow(), "move " +
					entry.source().label() + " out of the library, or repair it"));
			return Finding.ok("model library", models.size() + " models in " + library.folder() + (broken.isEmpty() ? "" : ", " + broken
				.size() + " of them cannot be used"));
		});
	}
}
