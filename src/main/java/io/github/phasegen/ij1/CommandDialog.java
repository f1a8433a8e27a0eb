package io.github.phasegen.ij1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * A dialog with a field per input of a command, on the current image. ImageJ records each by the first word of its label,
 * which therefore is the parameter's name.
 */
final class CommandDialog {

	private static final int COLUMNS = 22;

	private final String title;
	private final Module module;

	CommandDialog(final String title, final Module module) {
		this.title = title;
		this.module = module;
	}

	/** The values, or nothing if the user cancels. */
	Optional<Map<String, Object>> show() {
		final GenericDialog dialog = new GenericDialog(title);
		module.getInfo().inputs().forEach(item -> add(dialog, item));
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		final Map<String, Object> values = new LinkedHashMap<>();
		module.getInfo().inputs().forEach(item -> InputKind.of(item).ifPresent(kind -> values.put(item.getName(), value(dialog,
			item, kind))));
		return Optional.of(values);
	}

	private void add(final GenericDialog dialog, final ModuleItem<?> item) {
		final Object value = item.getValue(module);
		final List<?> choices = item.getChoices();
		switch (InputKind.of(item).orElse(InputKind.IMAGE)) {
			case IMAGE -> { /* the current one */ }
			case FLAG -> dialog.addCheckbox(item.getLabel(), (Boolean) value);
			case FILE -> addFile(dialog, item, text(value));
			default -> {
				if (choices == null || choices.isEmpty()) dialog.addStringField(item.getLabel(), text(value), COLUMNS);
				else dialog.addChoice(item.getLabel(), choices.stream().map(Object::toString).toArray(String[]::new), text(value));
			}
		}
	}

	private static void addFile(final GenericDialog dialog, final ModuleItem<?> item, final String value) {
		if (FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) dialog.addDirectoryField(item.getLabel(), value, COLUMNS);
		else dialog.addFileField(item.getLabel(), value, COLUMNS);
	}

	private static String text(final Object value) {
		return value == null ? "" : value.toString();
	}

	private static Object value(final GenericDialog dialog, final ModuleItem<?> item, final InputKind kind) {
		if (kind == InputKind.IMAGE) return item.getType() == ImagePlus.class ? WindowManager.getCurrentImage() : null;
		if (kind == InputKind.FLAG) return dialog.getNextBoolean();
		final boolean choice = item.getChoices() != null && !item.getChoices().isEmpty();
		return kind.parse(item, choice ? dialog.getNextChoice() : dialog.getNextString());
	}
}
